package io.framewright.examples;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The POMs of this repository. */
final class Poms {

    private static final Path ROOT = Path.of("..");

    private Poms() {}

    /** The modules that have more than tests. */
    static Set<String> modulesWithClasses() {
        Set<String> modules = new TreeSet<>();
        for (Element module : elements(root("."), "module")) {
            String name = module.getTextContent();
            if (Files.isDirectory(ROOT.resolve(name).resolve("src/main/java"))) {
                modules.add(name);
            }
        }
        return modules;
    }

    /** The modules of this repository that a module's POM names as its dependencies. */
    static Set<String> dependencies(String module, String scope) {
        Set<String> found = new TreeSet<>();
        for (Element dependency : elements(root(module), "dependency")) {
            List<Element> scopes = elements(dependency, "scope");
            String own = scopes.isEmpty() ? "compile" : scopes.get(0).getTextContent();
            if (text(dependency, "groupId").equals("io.framewright") && own.equals(scope)) {
                found.add(text(dependency, "artifactId"));
            }
        }
        return found;
    }

    private static Element root(String module) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(ROOT.resolve(module).resolve("pom.xml").toFile())
                    .getDocumentElement();
        } catch (Exception e) {
            throw new IllegalStateException("the POM of " + module + " cannot be read", e);
        }
    }

    private static List<Element> elements(Element parent, String name) {
        List<Element> elements = new ArrayList<>();
        NodeList found = parent.getElementsByTagName(name);
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    private static String text(Element parent, String name) {
        return elements(parent, name).get(0).getTextContent();
    }
}
