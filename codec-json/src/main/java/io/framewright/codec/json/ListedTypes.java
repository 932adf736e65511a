package io.framewright.codec.json;

import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.DatabindContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.jsontype.PolymorphicTypeValidator;

/**
 * Admits class names in a text only if they are listed, exactly. Jackson asks this for every annotation that uses class
 * names, before it looks for the class.
 */
final class ListedTypes extends PolymorphicTypeValidator {

    private static final long serialVersionUID = 1L;

    private final Set<String> names;

    ListedTypes(Set<Class<?>> classes) {
        names = classes.stream().map(Class::getName).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Validity validateBaseType(DatabindContext context, JavaType baseType) {
        return Validity.INDETERMINATE;
    }

    @Override
    public Validity validateSubClassName(DatabindContext context, JavaType baseType, String name) {
        return names.contains(name) ? Validity.ALLOWED : Validity.DENIED;
    }

    @Override
    public Validity validateSubType(DatabindContext context, JavaType baseType, JavaType subType) {
        return validateSubClassName(context, baseType, subType.getRawClass().getName());
    }
}
