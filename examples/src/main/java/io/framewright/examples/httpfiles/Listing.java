package io.framewright.examples.httpfiles;

import io.framewright.examples.http.Html;
import io.framewright.examples.http.RequestPath;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** A directory as a page: directories first, then files, by name. */
final class Listing {

    private static final int MAX_ENTRIES = 5000;

    private record Entry(String name, boolean directory, long size, String modified) {}

    private final FileTree tree;

    Listing(FileTree tree) {
        this.tree = tree;
    }

    String page(RequestPath path, Path directory) throws IOException {
        List<Entry> entries = new ArrayList<>();
        boolean more = false;
        try (DirectoryStream<Path> children = Files.newDirectoryStream(directory)) {
            for (Path child : children) {
                if (entries.size() == MAX_ENTRIES) {
                    more = true;
                    break;
                }
                if (tree.shows(child)) {
                    entries.add(entry(child));
                }
            }
        }
        entries.sort(Comparator.comparing(Entry::directory).reversed().thenComparing(Entry::name));
        return page(path, entries, more);
    }

    private static Entry entry(Path child) throws IOException {
        BasicFileAttributes file = Files.readAttributes(child, BasicFileAttributes.class);
        String modified = file.lastModifiedTime()
                .toInstant()
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        return new Entry(String.valueOf(child.getFileName()), file.isDirectory(), file.size(), modified);
    }

    private static String page(RequestPath path, List<Entry> entries, boolean more) {
        String title = Html.escape("/" + String.join("/", path.segments()));
        StringBuilder page = new StringBuilder(4096);
        page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width\">\n<title>")
                .append(title)
                .append(
                        "</title>\n<style>:root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;margin:1rem;")
                .append("overflow-wrap:anywhere}td,th{padding:0 1rem 0 0;text-align:left;vertical-align:top}")
                .append(".n{text-align:right}</style>\n<h1>")
                .append(title)
                .append("</h1>\n<table>\n<tr><th>Name<th class=\"n\">Bytes<th>Changed\n");
        if (!path.segments().isEmpty()) {
            page.append("<tr><td><a href=\"../\">..</a><td><td>\n");
        }
        entries.forEach(entry -> row(page, entry));
        page.append("</table>\n");
        if (more) {
            page.append(String.format(Locale.ROOT, "<p>More than %d entries; the rest is not shown.%n", MAX_ENTRIES));
        }
        return page.toString();
    }

    /** A link begins with {@code ./}: a name with a colon would be a scheme. */
    private static void row(StringBuilder page, Entry entry) {
        String slash = entry.directory() ? "/" : "";
        page.append("<tr><td><a href=\"./")
                .append(RequestPath.encode(entry.name()))
                .append(slash)
                .append("\">")
                .append(Html.escape(entry.name()))
                .append(slash)
                .append("</a><td class=\"n\">")
                .append(entry.directory() ? "" : Long.toString(entry.size()))
                .append("<td>")
                .append(entry.modified())
                .append('\n');
    }
}
