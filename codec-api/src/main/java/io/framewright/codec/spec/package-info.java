/**
 * The text by which a framing, a codec and their decorators are named, and its grammar:
 *
 * <pre>
 * spec     = term *( "+" term )
 * term     = name [ "(" [ argument *( "," argument ) ] ")" ]
 * name     = lower *( lower / digit / "-" )
 * argument = [ name "=" ] ( string / word )
 * word     = 1*( letter / digit / "-" / "_" / "." )      a number, a size such as 64KiB, a flag or a choice
 * string   = DQUOTE *( character / escape ) DQUOTE       stands for its UTF-8 bytes
 * escape   = "\n" / "\r" / "\t" / "\\" / "\" DQUOTE / "\x" 2hex     \x stands for one byte
 * </pre>
 *
 * <p>Blanks may stand between any two of these. A spec reads from the wire inwards:
 * {@code framing {+ framing decorator} + codec {+ codec decorator}}.
 *
 * <pre>{@code
 * Spec spec = Spec.parse("length-header(4, max=64KiB) + kryo");
 * spec.terms().get(0).name(); // length-header
 * }</pre>
 */
@NullMarked
package io.framewright.codec.spec;

import org.jspecify.annotations.NullMarked;
