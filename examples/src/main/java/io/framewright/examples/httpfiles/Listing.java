package io.framewright.examples.httpfiles;

import io.framewright.examples.http.Html;
import io.framewright.examples.http.RequestPath;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** A directory as a page: directories first, then files, by name. */
final class Listing {

    private static final int MAX_ENTRIES = 5000;

    /** Only names may be broken into lines: a phone has room for a size and a minute beside them. */
    private static final String STYLE = """
        :root{color-scheme:light dark;font:1rem/1.5 system-ui,sans-serif}
        body{max-width:60rem;margin:0 auto;padding:1rem}
        h1{font-size:1.3rem;margin:0 0 .5rem;overflow-wrap:anywhere}
        table{width:100%;border-collapse:collapse}
        th,td{padding:.3rem 0 .3rem .8rem;text-align:right;vertical-align:top;white-space:nowrap;\
        font-variant-numeric:tabular-nums;border-bottom:1px solid light-dark(#ddd,#444)}
        th:first-child,td:first-child{padding-left:0;text-align:left;white-space:normal;overflow-wrap:anywhere}
        @media(max-width:30rem){table{font-size:.85rem}}
        """;

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

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
        String modified = MINUTE.format(file.lastModifiedTime().toInstant());
        return new Entry(String.valueOf(child.getFileName()), file.isDirectory(), file.size(), modified);
    }

    private static String page(RequestPath path, List<Entry> entries, boolean more) {
        String title = Html.escape("/" + String.join("/", path.segments()));
        StringBuilder page = new StringBuilder(4096);
        page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
                .append(title)
                .append("</title>\n<style>")
                .append(STYLE)
                .append("</style>\n<h1>")
                .append(title)
                .append("</h1>\n<table>\n<tr><th>Name<th>Bytes<th>Changed, UTC\n");
        if (!path.segments().isEmpty()) {
            page.append("<tr><td><a href=\"../\">../</a><td><td>\n");
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
                .append("</a><td>")
                .append(entry.directory() ? "" : Long.toString(entry.size()))
                .append("<td>")
                .append(entry.modified())
                .append('\n');
    }
}
