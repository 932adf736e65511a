package io.framewright.codec.json;

import io.framewright.codec.DeclaredTypes;
import io.framewright.codec.DecodeLimits;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.List;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.base.DecorableTSFactory;
import tools.jackson.core.util.JsonGeneratorDecorator;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Jackson, set up for messages of one class.
 *
 * @param mapper binds JSON to classes
 * @param factory makes parsers and generators that keep the limits
 * @param untyped whether values may be bound by what the text looks like, because a field declares {@code Object}
 */
record Binding(JsonMapper mapper, StrictFactory factory, boolean untyped) {

    private static final int MAX_NUMBER_LENGTH = 1000;
    private static final int MAX_NAME_LENGTH = 50_000;

    static JsonMapper defaultMapper() {
        return JsonMapper.builder()
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .disable(EnumFeature.WRITE_ENUMS_USING_TO_STRING, EnumFeature.READ_ENUMS_USING_TO_STRING)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .build();
    }

    static Binding of(Class<?> type, Collection<Class<?>> nested, DecodeLimits limits, JsonMapper mapper) {
        requireConcrete(type);
        requireNoDefaultTyping(type, mapper);
        requireNoDecorators(type, mapper.tokenStreamFactory());
        DeclaredTypes declared = DeclaredTypes.of(type, nested);
        JsonMapper own = mapper.rebuild()
                .polymorphicTypeValidator(new ListedTypes(declared.classes()))
                .addModule(new CheckedValues(limits))
                .build();
        return new Binding(own, factory(limits, mapper), declared.classes().contains(Object.class));
    }

    private static StrictFactory factory(DecodeLimits limits, JsonMapper mapper) {
        return new StrictFactory(mapper.tokenStreamFactory()
                .rebuild()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.maxDepth())
                        .maxStringLength(limits.maxBytes())
                        .maxNameLength(Math.min(limits.maxBytes(), MAX_NAME_LENGTH))
                        .maxNumberLength(Math.min(limits.maxBytes(), MAX_NUMBER_LENGTH))
                        .build())
                .streamWriteConstraints(StreamWriteConstraints.builder()
                        .maxNestingDepth(limits.maxDepth())
                        .build())
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION));
    }

    /** For classes that Jackson binds by reflection: what a mapper of the application's binds otherwise is not known. */
    static void requireAccess(Class<?> type, Collection<Class<?>> nested) {
        requireConcrete(type);
        for (Class<?> each : DeclaredTypes.of(type, nested).classes()) {
            if (each.getModule() == type.getModule() && !isAccessible(each)) {
                throw new IllegalArgumentException(
                        each.getName() + " cannot be accessed: open its package to " + ObjectMapper.class.getModule());
            }
        }
    }

    private static boolean isAccessible(Class<?> type) {
        Module jackson = ObjectMapper.class.getModule();
        Module module = type.getModule();
        String name = type.getPackageName();
        return module.isOpen(name, jackson)
                || (Modifier.isPublic(type.getModifiers()) && module.isExported(name, jackson));
    }

    private static void requireConcrete(Class<?> type) {
        boolean open = type.isInterface() || (Modifier.isAbstract(type.getModifiers()) && !type.isEnum());
        if (type.isPrimitive() || type == Object.class || (open && !type.isArray())) {
            throw new IllegalArgumentException(type.getName() + " is no class that a message can have exactly");
        }
    }

    private static void requireNoDefaultTyping(Class<?> type, JsonMapper mapper) {
        var asObject = mapper.constructType(Object.class);
        if (mapper.deserializationConfig().getDefaultTyper(asObject) != null
                || mapper.serializationConfig().getDefaultTyper(asObject) != null) {
            throw new IllegalArgumentException("the mapper for " + type.getName()
                    + " has default typing, which lets the peer choose classes: deactivate it, and annotate the types"
                    + " that need it with @JsonTypeInfo(use = NAME)");
        }
    }

    private static void requireNoDecorators(Class<?> type, DecorableTSFactory factory) {
        List<JsonGeneratorDecorator> generators = factory.getGeneratorDecorators();
        if (factory.getInputDecorator() != null
                || factory.getOutputDecorator() != null
                || (generators != null && !generators.isEmpty())) {
            throw new IllegalArgumentException("the factory of the mapper for " + type.getName()
                    + " decorates streams or generators, which serve for one message after the other: what it does belongs"
                    + " into a serializer, or into a codec or handler before this one");
        }
    }
}
