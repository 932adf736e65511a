package io.framewright.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.Date;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The JDK's classes that have a number. Numbers never change, and stand for the fields that the class had when it got its
 * number: where this JDK's class has others, it has no number.
 */
final class JdkClassNumbers {

    private static final Map<Class<?>, Integer> NUMBERS = new LinkedHashMap<>();

    static {
        put(1, Number.class, 0x399f7b69);
        put(2, Enum.class, 0x00000000);
        put(3, Byte.class, 0x1b22b170);
        put(4, Short.class, 0x2f03aaf5);
        put(5, Integer.class, 0x8f445baf);
        put(6, Long.class, 0xed66d296);
        put(7, Float.class, 0x60008083);
        put(8, Double.class, 0xdf67a302);
        put(9, Boolean.class, 0x436f698d);
        put(10, Character.class, 0xaeddb8bc);
        put(11, String.class, 0x399f7b69);
        put(12, Object.class, 0x00000000);
        put(13, BigInteger.class, 0x61dd7b62);
        put(14, BigDecimal.class, 0xf7da7b53);
        put(15, Date.class, 0x1889c1bc);
        put(16, UUID.class, 0x10157874);
        put(17, URI.class, 0xc51874b8);
        put(18, Locale.class, 0x9fa58803);
        put(19, Currency.class, 0x4c16f893);
        put(20, SerialForms.jdk("java.time.Ser"), 0xf51576f5);
        put(21, ArrayList.class, 0xb34c82c3);
        put(22, LinkedList.class, 0x1889c1bc);
        put(23, ArrayDeque.class, 0x1889c1bc);
        put(24, PriorityQueue.class, 0x5fb13a0d);
        put(25, TreeSet.class, 0x1889c1bc);
        put(26, TreeMap.class, 0xf01957c9);
        put(27, SerialForms.IMMUTABLE_COLLECTION, 0x609af5a0);
        put(28, SerialForms.jdk("java.util.Arrays$ArrayList"), 0x640dde55);
        put(29, SerialForms.jdk("java.util.Collections$EmptyList"), 0x399f7b69);
        put(30, SerialForms.jdk("java.util.Collections$SingletonList"), 0xa857e526);
        put(31, SerialForms.jdk("java.util.Collections$UnmodifiableCollection"), 0x37e232b2);
        put(32, SerialForms.jdk("java.util.Collections$UnmodifiableList"), 0xb46ad0a9);
        put(33, SerialForms.jdk("java.util.Collections$UnmodifiableRandomAccessList"), 0x63b44359);
        put(34, EnumMap.class, 0x83becd2e);
        put(35, SerialForms.jdk("java.util.EnumSet$SerializationProxy"), 0x090d40bf);
        put(36, HashMap.class, 0x0e6517e2);
        put(37, LinkedHashMap.class, 0x0ff92baa);
        put(38, HashSet.class, 0x1889c1bc);
        put(39, LinkedHashSet.class, 0xb15b73df);
        put(40, boolean[].class, 0x399f7b69);
        put(41, byte[].class, 0x399f7b69);
        put(42, char[].class, 0x399f7b69);
        put(43, short[].class, 0x399f7b69);
        put(44, int[].class, 0x399f7b69);
        put(45, long[].class, 0x399f7b69);
        put(46, float[].class, 0x399f7b69);
        put(47, double[].class, 0x399f7b69);
        put(50, ConcurrentHashMap.class, 0x6d1417c6);
        put(51, Hashtable.class, 0x0e6517e2);
        put(52, SerialForms.jdk("java.util.Collections$EmptySet"), 0x399f7b69);
        put(53, SerialForms.jdk("java.util.Collections$SingletonSet"), 0xa857e526);
        put(54, SerialForms.jdk("java.util.Collections$UnmodifiableSet"), 0x478168f1);
        put(55, SerialForms.jdk("java.util.Collections$EmptyMap"), 0x399f7b69);
        put(56, SerialForms.jdk("java.util.Collections$SingletonMap"), 0x42954fa8);
        put(57, SerialForms.jdk("java.util.Collections$UnmodifiableMap"), 0xf4e04fe8);
        put(58, SerialForms.jdk("java.util.Collections$ReverseComparator"), 0x399f7b69);
        put(59, SerialForms.jdk("java.lang.String$CaseInsensitiveComparator"), 0x399f7b69);
    }

    private JdkClassNumbers() {}

    private static void put(int number, Class<?> type, int layout) {
        if (SerialLayout.digest(type) == layout) {
            NUMBERS.put(type, number);
        }
    }

    /** Number by class, as far as this JDK's classes are those that the numbers stand for. */
    static Map<Class<?>, Integer> byClass() {
        return Collections.unmodifiableMap(NUMBERS);
    }
}
