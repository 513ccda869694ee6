package dev.headrace.tfmetadata.internal.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.core.HeadraceException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TfRecordsTest {
    /// The check value of CRC-32C in the catalogue of parametrised CRC algorithms, and two of RFC 3720, B.4.
    @ParameterizedTest
    @CsvSource({
        "313233343536373839, E3069283",
        "0000000000000000000000000000000000000000000000000000000000000000, 8A9136AA",
        "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF, 62A8AB43"
    })
    void checksumsAreThePublishedOnes(String bytes, String checksum) {
        byte[] content = HexFormat.of().parseHex(bytes);

        assertThat(TfRecords.crc(content, 0, content.length)).isEqualTo(Integer.parseUnsignedInt(checksum, 16));
    }

    /// By hand: 0xE3069283 rotated by 15 bits to the right is 0x2507C60D; plus 0xA282EAD8 that is 0xC78AB0E5.
    @Test
    void aMaskIsARotationAndASum() {
        assertThat(TfRecords.masked(0xE3069283)).isEqualTo(0xC78AB0E5);
        long crc = 0xE3069283L;
        long rotated = ((crc >>> 15) | (crc << 17)) & 0xFFFFFFFFL;
        assertThat((rotated + 0xA282EAD8L) & 0xFFFFFFFFL).isEqualTo(0xC78AB0E5L);
    }

    @Test
    void aRecordIsReadBack() {
        byte[] record = "123456789".getBytes(StandardCharsets.US_ASCII);
        byte[] file = TfRecords.ofOne(record);

        assertThat(file).hasSize(25).startsWith(9, 0, 0, 0, 0, 0, 0, 0).endsWith(0xE5, 0xB0, 0x8A, 0xC7);
        assertThat(TfRecords.only(file, "file")).isEqualTo(record);
        assertThat(TfRecords.startsRecord(file)).isTrue();
        assertThat(TfRecords.only(TfRecords.ofOne(new byte[0]), "file")).isEmpty();
    }

    @Test
    void whatIsDamagedIsSaidWithItsPlace() {
        byte[] file = TfRecords.ofOne("123456789".getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < file.length; i++) {
            byte[] damaged = file.clone();
            damaged[i] ^= 4;
            String place = i < 12 ? "at byte 8: the checksum of the length" : "at byte 21: the checksum of the record";
            assertThatThrownBy(() -> TfRecords.only(damaged, "x.tfrecord"))
                    .isInstanceOf(HeadraceException.class)
                    .hasMessageStartingWith("x.tfrecord, " + place);
        }
        assertThatThrownBy(() -> TfRecords.only(Arrays.copyOf(file, 24), "x")).hasMessageContaining("9 bytes, and 8");
        assertThatThrownBy(() -> TfRecords.only(Arrays.copyOf(file, 30), "x"))
                .hasMessage("x, at byte 25: one record was expected, and there are more bytes behind it");
        assertThatThrownBy(() -> TfRecords.only(new byte[3], "x")).hasMessageContaining("there are 3");
    }
}
