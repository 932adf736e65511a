package io.framewright.examples.media;

import io.framewright.codec.msgpack.Position;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The large message: many films at once. */
public final class MediaContents implements Serializable {

    private static final long serialVersionUID = 1L;

    @Position(0)
    @SuppressWarnings("serial") // an ArrayList, or another serializable list
    private List<MediaContent> contents;

    /** Makes an empty one, for setters and serializers to fill. */
    @SuppressWarnings("NullAway.Init") // what is not filled is null, and the setters' callers' mistake
    public MediaContents() {}

    public List<MediaContent> getContents() {
        return contents;
    }

    public void setContents(List<MediaContent> contents) {
        this.contents = contents;
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof MediaContents other && Objects.equals(contents, other.contents);
    }

    @Override
    public int hashCode() {
        return Objects.hash(contents);
    }

    @Override
    public String toString() {
        return "MediaContents[contents=" + contents + "]";
    }
}
