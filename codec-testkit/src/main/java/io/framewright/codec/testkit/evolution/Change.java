package io.framewright.codec.testkit.evolution;

/** What may happen to a message's class between one version and the next. */
public enum Change {
    /** Fields come behind all others, in the order of declaration and in that of names. */
    FIELDS_APPENDED("fields added behind all others", "the new fields are null or 0", "the new fields are skipped"),
    /** A field comes between others, in the order of declaration and in that of names. */
    FIELD_INSERTED("field added between others", "the new field is null", "the new field is skipped"),
    /** A field between others goes, in the order of declaration and in that of names. */
    FIELD_REMOVED("field removed", "the old field is skipped", "the old field is null"),
    /** A field has another name, and keeps its place. */
    FIELD_RENAMED("field renamed", "as one removed and one added: null", "as one removed and one added: null"),
    /** Fields of different types are declared in another order. */
    FIELDS_REORDERED("fields reordered", "all values are kept", "all values are kept"),
    /** Two fields of one type are declared in another order. */
    FIELDS_SWAPPED("two fields of one type swapped", "all values are kept", "all values are kept"),
    /** An int becomes a long; the value fits both. */
    INT_WIDENED("int widened to long", "the value is kept", "a value that fits is kept"),
    /** The long that was an int has a value that no int can have; new bytes only. */
    LONG_TOO_LARGE("int widened to long, value too large", "", ""),
    /** A float becomes a double; the value fits both. */
    FLOAT_WIDENED("float widened to double", "the value is kept", "a value that fits is kept"),
    /** An enum gets a last constant; the value is one of the others. */
    ENUM_CONSTANT_APPENDED("enum constant added behind all others", "the value is kept", "the value is kept"),
    /** An enum gets a constant between others; the value is one behind it. */
    ENUM_CONSTANT_INSERTED("enum constant added between others", "the value is kept", "the value is kept"),
    /** The value is a constant that the old reader does not have; new bytes only. */
    ENUM_CONSTANT_UNKNOWN("enum constant added, and sent", "", ""),
    /** The message's class and the class of a nested object have other names. */
    CLASS_RENAMED("classes renamed", "all values are kept", "all values are kept");

    private final String text;
    private final String oldBytesRead;
    private final String newBytesRead;

    Change(String text, String oldBytesRead, String newBytesRead) {
        this.text = text;
        this.oldBytesRead = oldBytesRead;
        this.newBytesRead = newBytesRead;
    }

    /** What it means that a new reader can read old bytes, or an old reader new bytes. */
    String read(boolean oldBytes) {
        return oldBytes ? oldBytesRead : newBytesRead;
    }

    /** Says what happens, in a few words. */
    @Override
    public String toString() {
        return text;
    }
}
