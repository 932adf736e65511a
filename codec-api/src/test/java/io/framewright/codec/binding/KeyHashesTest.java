package io.framewright.codec.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.framewright.codec.DecodeException;
import io.framewright.codec.DecodeException.Reason;
import io.framewright.codec.binding.CollectionShape.Order;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class KeyHashesTest {

    private static final int MANY = 10_000;

    record Plain(int hash, int number) {

        @Override
        public int hashCode() {
            return hash;
        }
    }

    record Ordered(int number) implements Comparable<Ordered> {

        @Override
        public int compareTo(Ordered other) {
            return Integer.compare(number, other.number);
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }

    @Test
    void aHashCodeMayOccur256Times() {
        KeyHashes hashes = KeyHashes.of(Order.HASHED, MANY);
        for (int i = 0; i < KeyHashes.MAX_SAME; i++) {
            hashes.count(new Plain(7, i));
        }
        hashes.count(null);

        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> hashes.count(new Plain(7, -1)))
                .withMessage("keys with one hash code, of " + Plain.class.getName()
                        + " which is not Comparable: 257 is over the limit of 256")
                .extracting(DecodeException::reason)
                .isEqualTo(Reason.LIMIT_EXCEEDED);
    }

    /** The numbers of a grid, shifted so that they differ in few bits, and each twenty times. */
    @Test
    void keysOfManyHashCodesAreNotTakenForOnesOfTheSame() {
        for (int shift = 0; shift <= 16; shift += 4) {
            int bits = shift;
            KeyHashes hashes = KeyHashes.of(Order.HASHED, MANY);
            assertThatNoException().as("shifted by %d", bits).isThrownBy(() -> {
                for (int i = 0; i < MANY; i++) {
                    hashes.count(new Plain((i / 20) << bits, i));
                }
            });
        }
    }

    @Test
    void keysWithAnOrderMayAllHaveTheSame() {
        KeyHashes hashes = KeyHashes.of(Order.HASHED, MANY);
        assertThatNoException().isThrownBy(() -> {
            for (int i = 0; i < MANY; i++) {
                hashes.count(new Ordered(i));
            }
        });
    }

    @Test
    void whatHashesNothingIsNotCounted() {
        for (Order order : new Order[] {Order.NONE, Order.SORTED}) {
            KeyHashes hashes = KeyHashes.of(order, MANY);
            assertThatNoException().isThrownBy(() -> {
                for (int i = 0; i < MANY; i++) {
                    hashes.count(new Plain(1, i));
                }
            });
        }
    }

    /** As HashMap has it: what only a superclass, or another interface, says of the order is not used. */
    @Test
    void aClassIsOrderedIfItIsComparableWithItself() {
        assertThat(KeyHashes.isOrdered(String.class)).isTrue();
        assertThat(KeyHashes.isOrdered(UUID.class)).isTrue();
        assertThat(KeyHashes.isOrdered(OffsetDateTime.class)).isTrue();
        assertThat(KeyHashes.isOrdered(Ordered.class)).isTrue();
        assertThat(KeyHashes.isOrdered(LocalDate.class)).isFalse();
        assertThat(KeyHashes.isOrdered(Plain.class)).isFalse();
        assertThat(KeyHashes.isOrdered(Object.class)).isFalse();
    }
}
