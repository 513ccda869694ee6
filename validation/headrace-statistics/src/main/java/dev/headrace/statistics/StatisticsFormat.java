package dev.headrace.statistics;

import dev.headrace.core.HeadraceException;
import dev.headrace.core.json.JsonRecords;
import dev.headrace.statistics.internal.StateInput;
import dev.headrace.statistics.internal.StateOutput;
import dev.headrace.validation.ValidationErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.apache.arrow.vector.types.pojo.Schema;

/// The form in which statistics are saved, to be merged later without reading the rows again; its
/// specification is `docs/reference/formats/statistics.md`.
final class StatisticsFormat {
    private static final byte[] MAGIC = "HRST".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;

    private StatisticsFormat() {}

    static byte[] write(Statistics statistics) {
        StateOutput output = new StateOutput();
        output.writeVarint(VERSION);
        output.writeText(JsonRecords.line(statistics.options()));
        output.writeText(statistics.schema().toJson());
        statistics.all().write(output);
        output.writeVarint(statistics.slices().size());
        for (Map.Entry<String, DatasetAccumulator> slice : statistics.slices().entrySet()) {
            output.writeText(slice.getKey());
            slice.getValue().write(output);
        }
        statistics.relations().write(output);
        byte[] state = output.toBytes();
        byte[] bytes = Arrays.copyOf(MAGIC, MAGIC.length + state.length);
        System.arraycopy(state, 0, bytes, MAGIC.length, state.length);
        return bytes;
    }

    static Statistics read(byte[] bytes) {
        if (bytes.length < MAGIC.length || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new HeadraceException(
                    ValidationErrorCode.STATISTICS_DAMAGED,
                    "These " + bytes.length + " bytes are no saved statistics: these start with HRST");
        }
        StateInput input = new StateInput(Arrays.copyOfRange(bytes, MAGIC.length, bytes.length));
        long version = input.readVarint();
        if (version != VERSION) {
            throw input.damaged("version " + version + ", and this release reads " + VERSION);
        }
        Statistics statistics = empty(input);
        statistics.all().read(input);
        int slices = input.readSize(2);
        String before = "";
        for (int i = 0; i < slices; i++) {
            String slice = input.readText();
            if (slice.compareTo(before) <= 0) {
                throw input.damaged("slices that are not in ascending order");
            }
            before = slice;
            statistics.slice(slice).read(input);
        }
        statistics.relations().read(input);
        input.end();
        return statistics;
    }

    private static Statistics empty(StateInput input) {
        try {
            StatisticsOptions options =
                    JsonRecords.parse(input.readText(), StatisticsOptions.class, "saved statistics");
            return new Statistics(Schema.fromJSON(input.readText()), options);
        } catch (IOException | IllegalArgumentException | HeadraceException e) {
            throw new HeadraceException(
                    ValidationErrorCode.STATISTICS_DAMAGED,
                    "Saved statistics are damaged: their options or schema cannot be read: " + e.getMessage(),
                    e);
        }
    }
}
