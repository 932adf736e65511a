package io.framewright.examples.media;

import io.framewright.codec.msgpack.Position;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The tiny message: three fields, as in a heartbeat or a price. */
public final class Tiny implements Serializable {

    private static final long serialVersionUID = 1L;

    @Position(0)
    private int id;

    @Position(1)
    private String name;

    @Position(2)
    private long time;

    /** Makes an empty one, for setters and serializers to fill. */
    @SuppressWarnings("NullAway.Init") // what is not filled is null, and the setters' callers' mistake
    public Tiny() {}

    public int getId() {
        return id;
    }

    public void setId(int id) {
        this.id = id;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public long getTime() {
        return time;
    }

    public void setTime(long time) {
        this.time = time;
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof Tiny other && id == other.id && Objects.equals(name, other.name) && time == other.time;
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, name, time);
    }

    @Override
    public String toString() {
        return "Tiny[id=" + id + ", name=" + name + ", time=" + time + "]";
    }
}
