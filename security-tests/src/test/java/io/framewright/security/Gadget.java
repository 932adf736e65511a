package io.framewright.security;

import java.io.Serializable;
import java.io.StringReader;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.net.URI;
import java.rmi.registry.LocateRegistry;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.SignedObject;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import javax.management.BadAttributeValueExpException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.stream.StreamSource;
import org.apache.commons.beanutils.BeanComparator;

/** The published families, each aimed at {@link Fired}. Building one may fire it. */
enum Gadget {

    /** HashMap, TiedMapEntry, LazyMap, InvokerTransformer. */
    COMMONS_COLLECTIONS_3 {
        @Override
        @SuppressWarnings({"unchecked", "rawtypes"}) // the library is older than generics
        Object build() {
            Map lazy = org.apache.commons.collections.map.LazyMap.decorate(
                    new HashMap(),
                    new org.apache.commons.collections.functors.ChainedTransformer(
                            new org.apache.commons.collections.Transformer[] {
                                new org.apache.commons.collections.functors.ConstantTransformer(new Trigger()),
                                new org.apache.commons.collections.functors.InvokerTransformer(
                                        "getFired", new Class[0], new Object[0])
                            }));
            Map<Object, Object> map = new HashMap<>();
            map.put(new org.apache.commons.collections.keyvalue.TiedMapEntry(lazy, "key"), "value");
            lazy.clear();
            return map;
        }
    },

    /** PriorityQueue, TransformingComparator, InvokerTransformer. */
    COMMONS_COLLECTIONS_4 {
        @Override
        Object build() {
            org.apache.commons.collections4.Transformer<Object, Integer> call =
                    new org.apache.commons.collections4.functors.InvokerTransformer<>(
                            "getFired", new Class<?>[0], new Object[0]);
            return queue(new org.apache.commons.collections4.comparators.TransformingComparator<>(call));
        }
    },

    /** PriorityQueue, BeanComparator. */
    COMMONS_BEANUTILS {
        @Override
        Object build() {
            return queue(new BeanComparator<>("fired"));
        }
    },

    /** MethodClosure, by its name: Groovy with the hole does not start on the JDK since 14. */
    GROOVY {
        @Override
        Object build() {
            return new GroovyClosureStub();
        }
    },

    /** MethodInvokeTypeProvider, whose readObject calls a method by its name, on what a proxy gives it. */
    SPRING {
        @Override
        Object build() throws ReflectiveOperationException {
            String wrapper = "org.springframework.core.SerializableTypeWrapper$";
            Class<?> provider = Class.forName(wrapper + "TypeProvider");
            Object target = proxy(new Answer(null), Type.class, Runnable.class);
            Constructor<?> constructor = Class.forName(wrapper + "MethodInvokeTypeProvider")
                    .getDeclaredConstructor(provider, Method.class, int.class);
            constructor.setAccessible(true);
            return constructor.newInstance(proxy(new Answer(target), provider), Runnable.class.getMethod("run"), 0);
        }
    },

    /** HashMap, URL: a name is looked up, which tells an attacker that his bytes were read. */
    URLDNS {
        @Override
        @SuppressWarnings("URLEqualsHashCode") // that is the gadget
        Object build() throws Exception {
            Map<Object, Object> map = new HashMap<>();
            map.put(URI.create("proof://host").toURL(), "value");
            return map;
        }
    },

    /** A stub with UnicastRef: reading it connects to the host in it. */
    JRMP {
        @Override
        Object build() throws Exception {
            return LocateRegistry.getRegistry("127.0.0.1", Listener.open());
        }
    },

    /** HashSets in HashSets, each reached by two ways: SerialDOS. */
    NESTED_HASH_SETS {
        @Override
        Object build() {
            return setsInSets(8);
        }
    },

    /** Keys of one hash, each compared with all before it. */
    COLLIDING_KEYS {
        @Override
        Object build() {
            Map<Object, Object> map = new HashMap<>();
            for (int i = 0; i < 100; i++) {
                map.put(new Key(i), "");
            }
            return map;
        }
    },

    /** Holds class files and defines them when a getter is called, which the JDK since 16 does not let reflection do. */
    TEMPLATES {
        @Override
        Object build() throws Exception {
            String sheet = "<x:stylesheet version='1.0' xmlns:x='http://www.w3.org/1999/XSL/Transform'/>";
            return TransformerFactory.newInstance().newTemplates(new StreamSource(new StringReader(sheet)));
        }
    },

    /** Holds a second stream, for a reader without a filter. */
    SIGNED_OBJECT {
        @Override
        Object build() throws Exception {
            KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
            return new SignedObject(
                    new Trigger(), keys.generateKeyPair().getPrivate(), Signature.getInstance("SHA256withECDSA"));
        }
    },

    /** Calls toString of what it holds, in older JDKs. */
    BAD_ATTRIBUTE {
        @Override
        Object build() {
            return new BadAttributeValueExpException("value");
        }
    };

    abstract Object build() throws Exception;

    private static PriorityQueue<Object> queue(Comparator<Object> comparator) {
        PriorityQueue<Object> queue = new PriorityQueue<>(2, comparator);
        queue.add(new Trigger());
        queue.add(new Trigger());
        return queue;
    }

    /** Reading it asks for the hash of its innermost key more than 2^depth times. */
    static Set<Object> setsInSets(int depth) {
        Set<Object> outer = new HashSet<>();
        Set<Object> left = outer;
        Set<Object> right = new HashSet<>();
        for (int i = 0; i < depth; i++) {
            Set<Object> nextLeft = new HashSet<>(Set.of(new Key(i)));
            Set<Object> nextRight = new HashSet<>();
            left.add(nextLeft);
            left.add(nextRight);
            right.add(nextLeft);
            right.add(nextRight);
            left = nextLeft;
            right = nextRight;
        }
        return outer;
    }

    private static Object proxy(InvocationHandler handler, Class<?>... types) {
        return Proxy.newProxyInstance(Gadget.class.getClassLoader(), types, handler);
    }

    /** Answers every call alike; without an answer, the call is the target. */
    record Answer(Object answer) implements InvocationHandler, Serializable {

        private static final long serialVersionUID = 1L;

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) {
            if (method.getName().equals("run")) {
                Fired.fire();
            }
            return answer;
        }
    }
}
