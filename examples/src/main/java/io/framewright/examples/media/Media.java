package io.framewright.examples.media;

import io.framewright.codec.msgpack.Position;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A film: where it is, what it is, and who is in it. */
public final class Media implements Serializable {

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
    private String format;

    @Position(5)
    private long duration;

    @Position(6)
    private long size;

    @Position(7)
    private int bitrate;

    @Position(8)
    private boolean hasBitrate;

    @Position(9)
    @SuppressWarnings("serial") // an ArrayList, or another serializable list
    private List<String> persons;

    @Position(10)
    private Player player;

    @Position(11)
    private @Nullable String copyright;

    /** Makes an empty one, for setters and serializers to fill. */
    @SuppressWarnings("NullAway.Init") // what is not filled is null, and the setters' callers' mistake
    public Media() {}

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

    public String getFormat() {
        return format;
    }

    public void setFormat(String format) {
        this.format = format;
    }

    public long getDuration() {
        return duration;
    }

    public void setDuration(long duration) {
        this.duration = duration;
    }

    public long getSize() {
        return size;
    }

    public void setSize(long size) {
        this.size = size;
    }

    public int getBitrate() {
        return bitrate;
    }

    public void setBitrate(int bitrate) {
        this.bitrate = bitrate;
    }

    public boolean isHasBitrate() {
        return hasBitrate;
    }

    public void setHasBitrate(boolean hasBitrate) {
        this.hasBitrate = hasBitrate;
    }

    public List<String> getPersons() {
        return persons;
    }

    public void setPersons(List<String> persons) {
        this.persons = persons;
    }

    public Player getPlayer() {
        return player;
    }

    public void setPlayer(Player player) {
        this.player = player;
    }

    public @Nullable String getCopyright() {
        return copyright;
    }

    public void setCopyright(@Nullable String copyright) {
        this.copyright = copyright;
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof Media other
                && Objects.equals(uri, other.uri)
                && Objects.equals(title, other.title)
                && width == other.width
                && height == other.height
                && Objects.equals(format, other.format)
                && duration == other.duration
                && size == other.size
                && bitrate == other.bitrate
                && hasBitrate == other.hasBitrate
                && Objects.equals(persons, other.persons)
                && player == other.player
                && Objects.equals(copyright, other.copyright);
    }

    @Override
    public int hashCode() {
        return Objects.hash(uri, title, format, duration, size, persons, player, copyright);
    }

    @Override
    public String toString() {
        return "Media[uri=" + uri + "]";
    }
}
