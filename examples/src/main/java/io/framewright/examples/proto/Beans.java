package io.framewright.examples.proto;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.framewright.examples.media.MediaContent;
import io.framewright.examples.media.MediaContents;
import io.framewright.examples.media.Tiny;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Turns beans into generated messages and back, as an application does that keeps Protobuf out of its model. Names of
 * classes that both sides have in common stand for the bean; the message's are written in full.
 */
public final class Beans {

    private Beans() {}

    /** Makes the message with a bean's content. */
    public static Message toMessage(Object bean) {
        if (bean instanceof Tiny tiny) {
            return toMessage(tiny);
        }
        if (bean instanceof MediaContent content) {
            return toMessage(content);
        }
        if (bean instanceof MediaContents contents) {
            return toMessage(contents);
        }
        if (bean instanceof io.framewright.examples.time.TimeRequest request) {
            return TimeRequest.newBuilder()
                    .setId(request.id())
                    .setOrder(request.order())
                    .build();
        }
        if (bean instanceof io.framewright.examples.time.TimeReply reply) {
            return TimeReply.newBuilder()
                    .setId(reply.id())
                    .setTime(reply.time())
                    .build();
        }
        if (bean instanceof io.framewright.examples.time.Refusal refusal) {
            return Refusal.newBuilder().setReason(refusal.reason()).build();
        }
        if (bean instanceof io.framewright.examples.udp.ProverbRequest request) {
            return ProverbRequest.newBuilder().setId(request.id()).build();
        }
        if (bean instanceof io.framewright.examples.udp.Proverb proverb) {
            return Proverb.newBuilder()
                    .setId(proverb.id())
                    .setText(proverb.text())
                    .build();
        }
        if (bean instanceof io.framewright.examples.attachments.Letter letter) {
            return toMessage(letter);
        }
        throw new IllegalArgumentException("no message stands for " + bean.getClass());
    }

    /** Makes the bean with a message's content. */
    public static Object toBean(Message message) {
        if (message instanceof io.framewright.examples.proto.Tiny tiny) {
            return toBean(tiny);
        }
        if (message instanceof io.framewright.examples.proto.MediaContent content) {
            return toBean(content);
        }
        if (message instanceof io.framewright.examples.proto.MediaContents contents) {
            return toBean(contents);
        }
        if (message instanceof TimeRequest request) {
            return new io.framewright.examples.time.TimeRequest(request.getId(), request.getOrder());
        }
        if (message instanceof TimeReply reply) {
            return new io.framewright.examples.time.TimeReply(reply.getId(), reply.getTime());
        }
        if (message instanceof Refusal refusal) {
            return new io.framewright.examples.time.Refusal(refusal.getReason());
        }
        if (message instanceof ProverbRequest request) {
            return new io.framewright.examples.udp.ProverbRequest(request.getId());
        }
        if (message instanceof Proverb proverb) {
            return new io.framewright.examples.udp.Proverb(proverb.getId(), proverb.getText());
        }
        if (message instanceof Letter letter) {
            return new io.framewright.examples.attachments.Letter(
                    letter.getId(), letter.getUser(), toBean(letter.getAttachment()));
        }
        throw new IllegalArgumentException("no bean stands for " + message.getClass());
    }

    private static Letter toMessage(io.framewright.examples.attachments.Letter letter) {
        io.framewright.examples.attachments.Attachment attachment = letter.attachment();
        return Letter.newBuilder()
                .setId(letter.id())
                .setUser(letter.user())
                .setAttachment(Attachment.newBuilder()
                        .setName(attachment.name())
                        .setGzip(ByteString.copyFrom(attachment.gzip())))
                .build();
    }

    private static io.framewright.examples.attachments.Attachment toBean(Attachment message) {
        return new io.framewright.examples.attachments.Attachment(
                message.getName(), message.getGzip().toByteArray());
    }

    public static io.framewright.examples.proto.Tiny toMessage(Tiny bean) {
        return io.framewright.examples.proto.Tiny.newBuilder()
                .setId(bean.getId())
                .setName(bean.getName())
                .setTime(bean.getTime())
                .build();
    }

    public static Tiny toBean(io.framewright.examples.proto.Tiny message) {
        Tiny bean = new Tiny();
        bean.setId(message.getId());
        bean.setName(message.getName());
        bean.setTime(message.getTime());
        return bean;
    }

    public static io.framewright.examples.proto.MediaContents toMessage(MediaContents bean) {
        io.framewright.examples.proto.MediaContents.Builder message =
                io.framewright.examples.proto.MediaContents.newBuilder();
        for (MediaContent content : bean.getContents()) {
            message.addContents(toMessage(content));
        }
        return message.build();
    }

    public static MediaContents toBean(io.framewright.examples.proto.MediaContents message) {
        MediaContents bean = new MediaContents();
        bean.setContents(
                message.getContentsList().stream().map(Beans::toBean).collect(Collectors.toCollection(ArrayList::new)));
        return bean;
    }

    public static io.framewright.examples.proto.MediaContent toMessage(MediaContent bean) {
        io.framewright.examples.proto.MediaContent.Builder message =
                io.framewright.examples.proto.MediaContent.newBuilder().setMedia(toMessage(bean.getMedia()));
        for (io.framewright.examples.media.Image image : bean.getImages()) {
            message.addImages(toMessage(image));
        }
        return message.build();
    }

    public static MediaContent toBean(io.framewright.examples.proto.MediaContent message) {
        List<io.framewright.examples.media.Image> images = new ArrayList<>(message.getImagesCount());
        for (Image image : message.getImagesList()) {
            images.add(toBean(image));
        }
        MediaContent bean = new MediaContent();
        bean.setMedia(toBean(message.getMedia()));
        bean.setImages(images);
        return bean;
    }

    private static Media toMessage(io.framewright.examples.media.Media bean) {
        Media.Builder message = Media.newBuilder()
                .setUri(bean.getUri())
                .setWidth(bean.getWidth())
                .setHeight(bean.getHeight())
                .setFormat(bean.getFormat())
                .setDuration(bean.getDuration())
                .setSize(bean.getSize())
                .addAllPersons(bean.getPersons())
                .setPlayer(toMessage(bean.getPlayer()));
        @Nullable String title = bean.getTitle();
        if (title != null) {
            message.setTitle(title);
        }
        if (bean.isHasBitrate()) {
            message.setBitrate(bean.getBitrate());
        }
        @Nullable String copyright = bean.getCopyright();
        if (copyright != null) {
            message.setCopyright(copyright);
        }
        return message.build();
    }

    private static io.framewright.examples.media.Media toBean(Media message) {
        io.framewright.examples.media.Media bean = new io.framewright.examples.media.Media();
        bean.setUri(message.getUri());
        bean.setTitle(message.hasTitle() ? message.getTitle() : null);
        bean.setWidth(message.getWidth());
        bean.setHeight(message.getHeight());
        bean.setFormat(message.getFormat());
        bean.setDuration(message.getDuration());
        bean.setSize(message.getSize());
        bean.setBitrate(message.getBitrate());
        bean.setHasBitrate(message.hasBitrate());
        bean.setPersons(new ArrayList<>(message.getPersonsList()));
        bean.setPlayer(toBean(message.getPlayer()));
        bean.setCopyright(message.hasCopyright() ? message.getCopyright() : null);
        return bean;
    }

    private static Image toMessage(io.framewright.examples.media.Image bean) {
        Image.Builder message = Image.newBuilder()
                .setUri(bean.getUri())
                .setWidth(bean.getWidth())
                .setHeight(bean.getHeight())
                .setSize(toMessage(bean.getSize()));
        @Nullable String title = bean.getTitle();
        if (title != null) {
            message.setTitle(title);
        }
        return message.build();
    }

    private static io.framewright.examples.media.Image toBean(Image message) {
        io.framewright.examples.media.Image bean = new io.framewright.examples.media.Image();
        bean.setUri(message.getUri());
        bean.setTitle(message.hasTitle() ? message.getTitle() : null);
        bean.setWidth(message.getWidth());
        bean.setHeight(message.getHeight());
        bean.setSize(toBean(message.getSize()));
        return bean;
    }

    private static Player toMessage(io.framewright.examples.media.Player player) {
        return switch (player) {
            case JAVA -> Player.JAVA;
            case FLASH -> Player.FLASH;
        };
    }

    private static io.framewright.examples.media.Player toBean(Player player) {
        return switch (player) {
            case JAVA -> io.framewright.examples.media.Player.JAVA;
            case FLASH -> io.framewright.examples.media.Player.FLASH;
            case UNRECOGNIZED -> throw new IllegalArgumentException("a player that this model does not have");
        };
    }

    private static Size toMessage(io.framewright.examples.media.Size size) {
        return switch (size) {
            case SMALL -> Size.SMALL;
            case LARGE -> Size.LARGE;
        };
    }

    private static io.framewright.examples.media.Size toBean(Size size) {
        return switch (size) {
            case SMALL -> io.framewright.examples.media.Size.SMALL;
            case LARGE -> io.framewright.examples.media.Size.LARGE;
            case UNRECOGNIZED -> throw new IllegalArgumentException("a size that this model does not have");
        };
    }
}
