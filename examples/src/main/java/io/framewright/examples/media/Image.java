package io.framewright.examples.media;

import io.framewright.codec.msgpack.Position;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A still picture of a {@link Media}. */
public final class Image implements Serializable {

    private static final long serialVersionUID = 1L;

    @Position(0)
    private String uri;

    @Position(1)
    private @Nullable String title;

    @Position(2)
    private int width;

    @Position(3)
    private int height;

    @Position(4)
    private Size size;

    /** Makes an empty one, for setters and serializers to fill. */
    @SuppressWarnings("NullAway.Init") // what is not filled is null, and the setters' callers' mistake
    public Image() {}

    public String getUri() {
        return uri;
    }

    public void setUri(String uri) {
        this.uri = uri;
    }

    public @Nullable String getTitle() {
        return title;
    }

    public void setTitle(@Nullable String title) {
        this.title = title;
    }

    public int getWidth() {
        return width;
    }

    public void setWidth(int width) {
        this.width = width;
    }

    public int getHeight() {
        return height;
    }

    public void setHeight(int height) {
        this.height = height;
    }

    public Size getSize() {
        return size;
    }

    public void setSize(Size size) {
        this.size = size;
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof Image other
                && Objects.equals(uri, other.uri)
                && Objects.equals(title, other.title)
                && width == other.width
                && height == other.height
                && size == other.size;
    }

    @Override
    public int hashCode() {
        return Objects.hash(uri, title, width, height, size);
    }

    @Override
    public String toString() {
        return "Image[uri=" + uri + ", title=" + title + ", width=" + width + ", height=" + height + ", size=" + size
                + "]";
    }
}
