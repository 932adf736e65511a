package io.framewright.examples.media;

import io.framewright.codec.msgpack.Position;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A film and its pictures: the message of jvm-serializers. */
public final class MediaContent implements Serializable {

    private static final long serialVersionUID = 1L;

    @Position(0)
    private Media media;

    @Position(1)
    @SuppressWarnings("serial") // an ArrayList, or another serializable list
    private List<Image> images;

    /** Makes an empty one, for setters and serializers to fill. */
    @SuppressWarnings("NullAway.Init") // what is not filled is null, and the setters' callers' mistake
    public MediaContent() {}

    public Media getMedia() {
        return media;
    }

    public void setMedia(Media media) {
        this.media = media;
    }

    public List<Image> getImages() {
        return images;
    }

    public void setImages(List<Image> images) {
        this.images = images;
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof MediaContent other
                && Objects.equals(media, other.media)
                && Objects.equals(images, other.images);
    }

    @Override
    public int hashCode() {
        return Objects.hash(media, images);
    }

    @Override
    public String toString() {
        return "MediaContent[media=" + media + ", images=" + images + "]";
    }
}
