package io.framewright.benchmarks;

import io.framewright.examples.media.Image;
import io.framewright.examples.media.Media;
import io.framewright.examples.media.MediaContent;
import io.framewright.examples.media.MediaContents;
import io.framewright.examples.media.Player;
import io.framewright.examples.media.Size;
import io.framewright.examples.media.Tiny;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePacker;
import org.msgpack.core.MessageUnpacker;
import org.msgpack.core.buffer.ArrayBufferInput;
import org.msgpack.core.buffer.MessageBuffer;
import org.msgpack.core.buffer.MessageBufferOutput;

/** MessagePack by hand on msgpack-core's packer and unpacker, both of them and their memory reused. */
@SuppressWarnings("EnumOrdinal") // as one writes it for speed
final class MsgpackOnCore implements Bare, MessageBufferOutput {

    private static final Player[] PLAYERS = Player.values();
    private static final Size[] SIZES = Size.values();

    /** Large enough for the messages that are measured. */
    private static final int CAPACITY = 512 * 1024;

    private final Message kind;
    private final byte[] bytes = new byte[CAPACITY];
    private final MessageBuffer memory = MessageBuffer.wrap(bytes);
    private final MessagePacker packer = MessagePack.newDefaultPacker(this);
    private final ArrayBufferInput input = new ArrayBufferInput(bytes);
    private final MessageUnpacker unpacker = MessagePack.newDefaultUnpacker(input);
    private int written;

    MsgpackOnCore(Message message) {
        kind = message;
    }

    @Override
    public int encode(Object message) {
        written = 0;
        try {
            packer.reset(this);
            if (kind == Message.TINY) {
                pack((Tiny) message);
            } else if (kind == Message.MEDIA) {
                pack((MediaContent) message);
            } else {
                pack((MediaContents) message);
            }
            packer.flush();
            return written;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public byte[] bytes() {
        return bytes;
    }

    @Override
    public Object decode(byte[] from, int offset, int length) {
        try {
            input.reset(from, offset, length);
            unpacker.reset(input);
            if (kind == Message.TINY) {
                return unpackTiny();
            }
            return kind == Message.MEDIA ? unpackMediaContent() : unpackMediaContents();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void pack(Tiny tiny) throws IOException {
        packer.packArrayHeader(3);
        packer.packInt(tiny.getId());
        packer.packString(tiny.getName());
        packer.packLong(tiny.getTime());
    }

    private Tiny unpackTiny() throws IOException {
        unpacker.unpackArrayHeader();
        Tiny tiny = new Tiny();
        tiny.setId(unpacker.unpackInt());
        tiny.setName(unpacker.unpackString());
        tiny.setTime(unpacker.unpackLong());
        return tiny;
    }

    private void pack(MediaContents large) throws IOException {
        packer.packArrayHeader(1);
        List<MediaContent> contents = large.getContents();
        packer.packArrayHeader(contents.size());
        for (int i = 0; i < contents.size(); i++) {
            pack(contents.get(i));
        }
    }

    private MediaContents unpackMediaContents() throws IOException {
        unpacker.unpackArrayHeader();
        int count = unpacker.unpackArrayHeader();
        List<MediaContent> contents = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            contents.add(unpackMediaContent());
        }
        MediaContents large = new MediaContents();
        large.setContents(contents);
        return large;
    }

    private void pack(MediaContent content) throws IOException {
        packer.packArrayHeader(2);
        pack(content.getMedia());
        List<Image> images = content.getImages();
        packer.packArrayHeader(images.size());
        for (int i = 0; i < images.size(); i++) {
            pack(images.get(i));
        }
    }

    private MediaContent unpackMediaContent() throws IOException {
        unpacker.unpackArrayHeader();
        MediaContent content = new MediaContent();
        content.setMedia(unpackMedia());
        int count = unpacker.unpackArrayHeader();
        List<Image> images = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            images.add(unpackImage());
        }
        content.setImages(images);
        return content;
    }

    private void pack(Media media) throws IOException {
        packer.packArrayHeader(12);
        packer.packString(media.getUri());
        pack(media.getTitle());
        packer.packInt(media.getWidth());
        packer.packInt(media.getHeight());
        packer.packString(media.getFormat());
        packer.packLong(media.getDuration());
        packer.packLong(media.getSize());
        packer.packInt(media.getBitrate());
        packer.packBoolean(media.isHasBitrate());
        List<String> persons = media.getPersons();
        packer.packArrayHeader(persons.size());
        for (int i = 0; i < persons.size(); i++) {
            packer.packString(persons.get(i));
        }
        packer.packInt(media.getPlayer().ordinal());
        pack(media.getCopyright());
    }

    private Media unpackMedia() throws IOException {
        unpacker.unpackArrayHeader();
        Media media = new Media();
        media.setUri(unpacker.unpackString());
        media.setTitle(unpackNullable());
        media.setWidth(unpacker.unpackInt());
        media.setHeight(unpacker.unpackInt());
        media.setFormat(unpacker.unpackString());
        media.setDuration(unpacker.unpackLong());
        media.setSize(unpacker.unpackLong());
        media.setBitrate(unpacker.unpackInt());
        media.setHasBitrate(unpacker.unpackBoolean());
        int count = unpacker.unpackArrayHeader();
        List<String> persons = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            persons.add(unpacker.unpackString());
        }
        media.setPersons(persons);
        media.setPlayer(PLAYERS[unpacker.unpackInt()]);
        media.setCopyright(unpackNullable());
        return media;
    }

    private void pack(Image image) throws IOException {
        packer.packArrayHeader(5);
        packer.packString(image.getUri());
        pack(image.getTitle());
        packer.packInt(image.getWidth());
        packer.packInt(image.getHeight());
        packer.packInt(image.getSize().ordinal());
    }

    private Image unpackImage() throws IOException {
        unpacker.unpackArrayHeader();
        Image image = new Image();
        image.setUri(unpacker.unpackString());
        image.setTitle(unpackNullable());
        image.setWidth(unpacker.unpackInt());
        image.setHeight(unpacker.unpackInt());
        image.setSize(SIZES[unpacker.unpackInt()]);
        return image;
    }

    private void pack(@Nullable String text) throws IOException {
        if (text == null) {
            packer.packNil();
        } else {
            packer.packString(text);
        }
    }

    private @Nullable String unpackNullable() throws IOException {
        return unpacker.tryUnpackNil() ? null : unpacker.unpackString();
    }

    @Override
    public MessageBuffer next(int minimumSize) {
        return memory;
    }

    @Override
    public void writeBuffer(int length) {
        written += length;
    }

    @Override
    public void write(byte[] buffer, int offset, int length) {
        System.arraycopy(buffer, offset, bytes, written, length);
        written += length;
    }

    @Override
    public void add(byte[] buffer, int offset, int length) {
        write(buffer, offset, length);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
