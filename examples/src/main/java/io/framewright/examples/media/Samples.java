package io.framewright.examples.media;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One filled message of each kind. Every call makes new objects, strings included, as if they came from a stream. */
public final class Samples {

    /** How many films {@link #mediaContents} holds. */
    public static final int LARGE_COUNT = 1_000;

    private Samples() {}

    public static Tiny tiny() {
        Tiny tiny = new Tiny();
        tiny.setId(1_234_567);
        tiny.setName(fresh("EURUSD=X-SPT"));
        tiny.setTime(1_700_000_000_123L);
        return tiny;
    }

    public static MediaContent mediaContent() {
        MediaContent content = new MediaContent();
        content.setMedia(media());
        content.setImages(listOf(
                image("http://javaone.com/keynote_large.jpg", 1024, 768, Size.LARGE),
                image("http://javaone.com/keynote_small.jpg", 320, 240, Size.SMALL)));
        return content;
    }

    public static MediaContents mediaContents() {
        MediaContents contents = new MediaContents();
        contents.setContents(IntStream.range(0, LARGE_COUNT)
                .mapToObj(i -> mediaContent())
                .collect(Collectors.toCollection(ArrayList::new)));
        return contents;
    }

    private static Media media() {
        Media media = new Media();
        media.setUri(fresh("http://javaone.com/keynote.mpg"));
        media.setTitle(fresh("Javaone Keynote"));
        media.setWidth(640);
        media.setHeight(480);
        media.setFormat(fresh("video/mpg4"));
        media.setDuration(18_000_000);
        media.setSize(58_982_400);
        media.setBitrate(262_144);
        media.setHasBitrate(true);
        media.setPersons(listOf(fresh("Bill Gates"), fresh("Steve Jobs")));
        media.setPlayer(Player.JAVA);
        media.setCopyright(null);
        return media;
    }

    private static Image image(String uri, int width, int height, Size size) {
        Image image = new Image();
        image.setUri(fresh(uri));
        image.setTitle(fresh("Javaone Keynote"));
        image.setWidth(width);
        image.setHeight(height);
        image.setSize(size);
        return image;
    }

    private static <T> List<T> listOf(T first, T second) {
        return new ArrayList<>(List.of(first, second));
    }

    /** A serializer that tracks references would write an interned literal once for all thousand films. */
    private static String fresh(String literal) {
        return new String(literal.toCharArray());
    }
}
