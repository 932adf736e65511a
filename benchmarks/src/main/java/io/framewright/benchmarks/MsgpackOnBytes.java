package io.framewright.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.framewright.examples.media.Image;
import io.framewright.examples.media.Media;
import io.framewright.examples.media.MediaContent;
import io.framewright.examples.media.Player;
import io.framewright.examples.media.Size;
import io.framewright.examples.media.Tiny;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * MessagePack by hand on a reused array: as fast as one can write it without checking what comes in, and the same bytes as
 * the codec's. It reads what it has written, and no other width of a number.
 */
@SuppressWarnings({"EnumOrdinal", "StatementSwitchToExpressionSwitch"}) // as one writes it for speed
final class MsgpackOnBytes implements Bare {

    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final Player[] PLAYERS = Player.values();
    private static final Size[] SIZES = Size.values();

    private static final int CAPACITY = 1024;

    private final boolean tiny;
    private final byte[] written = new byte[CAPACITY];
    private byte[] bytes = written;
    private int position;

    MsgpackOnBytes(Message message) {
        if (message == Message.LARGE) {
            throw new IllegalArgumentException("msgpack-bytes is written for tiny and media only");
        }
        tiny = message == Message.TINY;
    }

    @Override
    public int encode(Object message) {
        bytes = written;
        position = 0;
        if (tiny) {
            write((Tiny) message);
        } else {
            write((MediaContent) message);
        }
        return position;
    }

    @Override
    public byte[] bytes() {
        return written;
    }

    @Override
    public Object decode(byte[] from, int offset, int length) {
        bytes = from;
        position = offset;
        return tiny ? readTiny() : readMediaContent();
    }

    private void write(Tiny tiny) {
        writeArray(3);
        writeLong(tiny.getId());
        writeString(tiny.getName());
        writeLong(tiny.getTime());
    }

    private Tiny readTiny() {
        readArray();
        Tiny tiny = new Tiny();
        tiny.setId((int) readLong());
        tiny.setName(readString());
        tiny.setTime(readLong());
        return tiny;
    }

    private void write(MediaContent content) {
        writeArray(2);
        write(content.getMedia());
        List<Image> images = content.getImages();
        writeArray(images.size());
        for (int i = 0; i < images.size(); i++) {
            write(images.get(i));
        }
    }

    private MediaContent readMediaContent() {
        readArray();
        MediaContent content = new MediaContent();
        content.setMedia(readMedia());
        int count = readArray();
        List<Image> images = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            images.add(readImage());
        }
        content.setImages(images);
        return content;
    }

    private void write(Media media) {
        writeArray(12);
        writeString(media.getUri());
        writeString(media.getTitle());
        writeLong(media.getWidth());
        writeLong(media.getHeight());
        writeString(media.getFormat());
        writeLong(media.getDuration());
        writeLong(media.getSize());
        writeLong(media.getBitrate());
        bytes[position++] = (byte) (media.isHasBitrate() ? 0xc3 : 0xc2);
        List<String> persons = media.getPersons();
        writeArray(persons.size());
        for (int i = 0; i < persons.size(); i++) {
            writeString(persons.get(i));
        }
        writeLong(media.getPlayer().ordinal());
        writeString(media.getCopyright());
    }

    @SuppressWarnings("NullAway") // as written
    private Media readMedia() {
        readArray();
        Media media = new Media();
        media.setUri(readString());
        media.setTitle(readString());
        media.setWidth((int) readLong());
        media.setHeight((int) readLong());
        media.setFormat(readString());
        media.setDuration(readLong());
        media.setSize(readLong());
        media.setBitrate((int) readLong());
        media.setHasBitrate(bytes[position++] == (byte) 0xc3);
        int count = readArray();
        List<String> persons = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            persons.add(readString());
        }
        media.setPersons(persons);
        media.setPlayer(PLAYERS[(int) readLong()]);
        media.setCopyright(readString());
        return media;
    }

    private void write(Image image) {
        writeArray(5);
        writeString(image.getUri());
        writeString(image.getTitle());
        writeLong(image.getWidth());
        writeLong(image.getHeight());
        writeLong(image.getSize().ordinal());
    }

    private Image readImage() {
        readArray();
        Image image = new Image();
        image.setUri(readString());
        image.setTitle(readString());
        image.setWidth((int) readLong());
        image.setHeight((int) readLong());
        image.setSize(SIZES[(int) readLong()]);
        return image;
    }

    private void writeArray(int count) {
        bytes[position++] = (byte) (0x90 | count);
    }

    private int readArray() {
        return bytes[position++] & 0xf;
    }

    private void writeLong(long value) {
        int p = position;
        if (value < 0x80) {
            bytes[p] = (byte) value;
            position = p + 1;
        } else if (value < 0x100) {
            bytes[p] = (byte) 0xcc;
            bytes[p + 1] = (byte) value;
            position = p + 2;
        } else if (value < 0x10000) {
            bytes[p] = (byte) 0xcd;
            SHORT.set(bytes, p + 1, (short) value);
            position = p + 3;
        } else if (value < 0x1_0000_0000L) {
            bytes[p] = (byte) 0xce;
            INT.set(bytes, p + 1, (int) value);
            position = p + 5;
        } else {
            bytes[p] = (byte) 0xcf;
            LONG.set(bytes, p + 1, value);
            position = p + 9;
        }
    }

    private long readLong() {
        int p = position;
        byte first = bytes[p];
        if (first >= 0) {
            position = p + 1;
            return first;
        }
        switch (first & 0xff) {
            case 0xcc:
                position = p + 2;
                return bytes[p + 1] & 0xff;
            case 0xcd:
                position = p + 3;
                return (short) SHORT.get(bytes, p + 1) & 0xffff;
            case 0xce:
                position = p + 5;
                return (int) INT.get(bytes, p + 1) & 0xffff_ffffL;
            case 0xcf:
                position = p + 9;
                return (long) LONG.get(bytes, p + 1);
            default:
                throw new IllegalStateException("not a number");
        }
    }

    private void writeString(@Nullable String text) {
        if (text == null) {
            bytes[position++] = (byte) 0xc0;
            return;
        }
        byte[] utf8 = text.getBytes(UTF_8);
        int p = position;
        if (utf8.length < 32) {
            bytes[p++] = (byte) (0xa0 | utf8.length);
        } else {
            bytes[p++] = (byte) 0xd9;
            bytes[p++] = (byte) utf8.length;
        }
        System.arraycopy(utf8, 0, bytes, p, utf8.length);
        position = p + utf8.length;
    }

    @SuppressWarnings("NullAway") // as written
    private String readString() {
        int p = position;
        int first = bytes[p++] & 0xff;
        if (first == 0xc0) {
            position = p;
            return null;
        }
        int length = first == 0xd9 ? bytes[p++] & 0xff : first & 0x1f;
        position = p + length;
        return new String(bytes, p, length, UTF_8);
    }
}
