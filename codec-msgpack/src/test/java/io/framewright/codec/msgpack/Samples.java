package io.framewright.codec.msgpack;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The messages of the tests: the MediaContent of jvm-serializers, as beans, and a tiny one. */
final class Samples {

    private Samples() {}

    /** A message of an int, a string and a long. */
    public static final class Tiny {
        @Position(0)
        private int id;

        @Position(1)
        private @Nullable String name;

        @Position(2)
        private long time;

        public Tiny() {}

        Tiny(int id, @Nullable String name, long time) {
            this.id = id;
            this.name = name;
            this.time = time;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Tiny that && id == that.id && time == that.time && Objects.equals(name, that.name);
        }

        @Override
        public int hashCode() {
            return Objects.hash(id, name, time);
        }
    }

    /** The same as a record. */
    public record TinyRecord(int id, @Nullable String name, long time) {}

    public enum Player {
        JAVA,
        FLASH
    }

    public enum Size {
        SMALL,
        LARGE
    }

    public static final class MediaContent {
        @Position(0)
        private @Nullable Media media;

        @Position(1)
        private @Nullable List<Image> images;

        public MediaContent() {}

        public @Nullable Media getMedia() {
            return media;
        }

        public void setMedia(@Nullable Media media) {
            this.media = media;
        }

        public @Nullable List<Image> getImages() {
            return images;
        }

        public void setImages(@Nullable List<Image> images) {
            this.images = images;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof MediaContent that
                    && Objects.equals(media, that.media)
                    && Objects.equals(images, that.images);
        }

        @Override
        public int hashCode() {
            return Objects.hash(media, images);
        }
    }

    public static class Media {
        @Position(0)
        @Nullable
        Player player;

        @Position(1)
        @Nullable
        String uri;

        @Position(2)
        @Nullable
        String title;

        @Position(3)
        int width;

        @Position(4)
        int height;

        @Position(5)
        @Nullable
        String format;

        @Position(6)
        long duration;

        @Position(7)
        long size;

        @Position(8)
        int bitrate;

        @Position(9)
        boolean hasBitrate;

        @Position(10)
        @Nullable
        List<String> persons;

        @Position(11)
        @Nullable
        String copyright;

        public Media() {}

        private List<@Nullable Object> all() {
            List<@Nullable Object> all = new ArrayList<>();
            java.util.Collections.addAll(
                    all,
                    player,
                    uri,
                    title,
                    width,
                    height,
                    format,
                    duration,
                    size,
                    bitrate,
                    hasBitrate,
                    persons,
                    copyright);
            return all;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Media that && all().equals(that.all());
        }

        @Override
        public int hashCode() {
            return all().hashCode();
        }
    }

    public static class Image {
        @Position(0)
        @Nullable
        String uri;

        @Position(1)
        @Nullable
        String title;

        @Position(2)
        int width;

        @Position(3)
        int height;

        @Position(4)
        @Nullable
        Size size;

        public Image() {}

        Image(@Nullable String uri, @Nullable String title, int width, int height, @Nullable Size size) {
            this.uri = uri;
            this.title = title;
            this.width = width;
            this.height = height;
            this.size = size;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Image that
                    && width == that.width
                    && height == that.height
                    && size == that.size
                    && Objects.equals(uri, that.uri)
                    && Objects.equals(title, that.title);
        }

        @Override
        public int hashCode() {
            return Objects.hash(uri, title, width, height, size);
        }
    }

    static Tiny tiny() {
        return new Tiny(123456, "abcdefghijkl", 1_700_000_000_000L);
    }

    /** The usual sample of jvm-serializers. */
    static MediaContent media() {
        Media media = new Media();
        media.player = Player.JAVA;
        media.uri = "http://javaone.com/keynote.mpg";
        media.title = "Javaone Keynote";
        media.width = 640;
        media.height = 480;
        media.format = "video/mpg4";
        media.duration = 18_000_000;
        media.size = 58_982_400;
        media.bitrate = 262_144;
        media.hasBitrate = true;
        media.persons = new ArrayList<>(List.of("Bill Gates", "Steve Jobs"));
        MediaContent content = new MediaContent();
        content.setMedia(media);
        content.setImages(new ArrayList<>(List.of(
                new Image("http://javaone.com/keynote_large.jpg", "Javaone Keynote", 1024, 768, Size.LARGE),
                new Image("http://javaone.com/keynote_small.jpg", "Javaone Keynote", 320, 240, Size.SMALL))));
        return content;
    }
}
