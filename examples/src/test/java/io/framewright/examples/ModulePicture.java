package io.framewright.examples;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The modules and arrows of docs/images/modules.svg, which says in attributes what it draws. */
final class ModulePicture {

    private final Map<String, Set<String>> groups = new LinkedHashMap<>();
    private final List<Arrow> arrows = new ArrayList<>();

    /**
     * An arrow.
     *
     * @param from the group that knows the other
     * @param to the group that is known
     * @param scope {@code compile}, or {@code test} for a dashed one
     */
    record Arrow(String from, String to, String scope) {}

    static ModulePicture read() throws Exception {
        ModulePicture picture = new ModulePicture();
        try (InputStream in = Files.newInputStream(Path.of("../docs/images/modules.svg"))) {
            NodeList all = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(in)
                    .getElementsByTagName("*");
            for (int i = 0; i < all.getLength(); i++) {
                picture.add((Element) all.item(i));
            }
        }
        return picture;
    }

    private void add(Element element) {
        if (element.hasAttribute("data-modules")) {
            groups.put(
                    element.getAttribute("data-group"),
                    Set.of(element.getAttribute("data-modules").split("\\s+", -1)));
        }
        if (element.hasAttribute("data-from")) {
            String scope = element.hasAttribute("data-scope") ? element.getAttribute("data-scope") : "compile";
            arrows.add(new Arrow(element.getAttribute("data-from"), element.getAttribute("data-to"), scope));
        }
    }

    Set<String> modules() {
        Set<String> modules = new TreeSet<>();
        groups.values().forEach(modules::addAll);
        return modules;
    }

    List<Arrow> arrows() {
        return arrows;
    }

    /** The modules of a box. */
    Set<String> group(String name) {
        Set<String> modules = groups.get(name);
        if (modules == null) {
            throw new IllegalArgumentException("an arrow leads to or from " + name + ", which is no box");
        }
        return modules;
    }

    /** What arrows lead to from a module's box. */
    Set<String> targets(String module, String scope) {
        Set<String> targets = new TreeSet<>();
        for (Arrow arrow : arrows) {
            if (arrow.scope().equals(scope) && group(arrow.from()).contains(module)) {
                targets.addAll(group(arrow.to()));
            }
        }
        return targets;
    }

    /** The module itself and what solid arrows lead to, over any number of boxes. */
    Set<String> reachable(String module) {
        Set<String> reached = new TreeSet<>(Set.of(module));
        List<String> open = new ArrayList<>(reached);
        while (!open.isEmpty()) {
            for (String target : targets(open.remove(open.size() - 1), "compile")) {
                if (reached.add(target)) {
                    open.add(target);
                }
            }
        }
        return reached;
    }
}
