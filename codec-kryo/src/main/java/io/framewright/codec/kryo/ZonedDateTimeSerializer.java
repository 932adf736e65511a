package io.framewright.codec.kryo;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import com.esotericsoftware.kryo.serializers.ImmutableSerializer;
import com.esotericsoftware.kryo.serializers.TimeSerializers;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** Writes the date and time, the offset and the zone: Kryo's own leaves out the offset, which a clock set back needs. */
final class ZonedDateTimeSerializer extends ImmutableSerializer<ZonedDateTime> {

    private final TimeSerializers.LocalDateTimeSerializer dateTimes = new TimeSerializers.LocalDateTimeSerializer();
    private final TimeSerializers.ZoneOffsetSerializer offsets = new TimeSerializers.ZoneOffsetSerializer();
    private final TimeSerializers.ZoneIdSerializer zones = new TimeSerializers.ZoneIdSerializer();

    @Override
    public void write(Kryo kryo, Output output, ZonedDateTime value) {
        dateTimes.write(kryo, output, value.toLocalDateTime());
        offsets.write(kryo, output, value.getOffset());
        zones.write(kryo, output, value.getZone());
    }

    @Override
    public ZonedDateTime read(Kryo kryo, Input input, Class<? extends ZonedDateTime> type) {
        LocalDateTime dateTime = dateTimes.read(kryo, input, LocalDateTime.class);
        ZoneOffset offset = offsets.read(kryo, input, ZoneOffset.class);
        ZoneId zone = zones.read(kryo, input, ZoneId.class);
        return ZonedDateTime.ofLocal(dateTime, zone, offset);
    }
}
