package dev.headrace.training;

import dev.headrace.core.HeadraceException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The bytes of a predictor: the file `predictor.bin` of a model, as `docs/reference/formats/model.md`
/// specifies it. Equal predictors give equal bytes. No Java serialization.
public final class PredictorFormat {
    /// The file's name.
    public static final String FILE = "predictor.bin";

    private static final int MAGIC = 0x48525052;
    private static final int VERSION = 1;
    private static final int LINEAR = 1;
    private static final int TREES = 2;

    private PredictorFormat() {}

    /// Writes a predictor to a file.
    ///
    /// @param file the file, replaced if it is there
    /// @param predictor what to write
    /// @throws IOException if it cannot be written
    public static void write(Path file, Predictor predictor) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            out.writeInt(MAGIC);
            out.writeInt(VERSION);
            switch (predictor) {
                case LinearPredictor linear -> {
                    header(out, LINEAR, linear, linear.link());
                    write(out, linear.weights());
                    write(out, linear.intercepts());
                }
                case TreeEnsemblePredictor trees -> {
                    header(out, TREES, trees, trees.link());
                    TreeEnsemblePredictor.Nodes nodes = trees.nodes();
                    write(out, trees.base());
                    write(out, nodes.roots());
                    write(out, nodes.targets());
                    write(out, nodes.feature());
                    write(out, nodes.threshold());
                    write(out, nodes.left());
                    write(out, nodes.right());
                    write(out, nodes.leaves());
                }
            }
        }
    }

    /// Reads a predictor from a file.
    ///
    /// @param file the file
    /// @return the predictor
    /// @throws IOException if it cannot be read
    /// @throws HeadraceException with [TrainingErrorCode#MODEL_FORMAT] if it is damaged or of another form
    public static Predictor read(Path file) throws IOException {
        long size = Files.size(file);
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            int magic = in.readInt();
            int version = in.readInt();
            if (magic != MAGIC || version != VERSION) {
                throw damaged(file, "it is not a predictor of version " + VERSION, null);
            }
            Predictor predictor = read(in, size);
            if (in.read() >= 0) {
                throw damaged(file, "bytes stand behind its end", null);
            }
            return predictor;
        } catch (EOFException e) {
            throw damaged(file, "it ends too early", e);
        } catch (IllegalArgumentException e) {
            throw damaged(file, String.valueOf(e.getMessage()), e);
        }
    }

    private static Predictor read(DataInputStream in, long size) throws IOException {
        int kind = in.readUnsignedByte();
        Link link = link(in.readUnsignedByte());
        int features = in.readInt();
        int outputs = in.readInt();
        if (features < 0 || outputs < 1) {
            throw new IllegalArgumentException(features + " features and " + outputs + " outputs");
        }
        return switch (kind) {
            case LINEAR -> new LinearPredictor(features, outputs, link, doubles(in, size), doubles(in, size));
            case TREES ->
                TreeEnsemblePredictor.of(
                        features,
                        outputs,
                        link,
                        doubles(in, size),
                        ints(in, size),
                        ints(in, size),
                        ints(in, size),
                        doubles(in, size),
                        ints(in, size),
                        ints(in, size),
                        doubles(in, size));
            default -> throw new IllegalArgumentException("kind " + kind + " is unknown");
        };
    }

    private static int number(Link link) {
        return switch (link) {
            case IDENTITY -> 0;
            case LOGISTIC -> 1;
            case SOFTMAX -> 2;
            case SHARES -> 3;
        };
    }

    private static Link link(int number) {
        return switch (number) {
            case 0 -> Link.IDENTITY;
            case 1 -> Link.LOGISTIC;
            case 2 -> Link.SOFTMAX;
            case 3 -> Link.SHARES;
            default -> throw new IllegalArgumentException("link " + number + " is unknown");
        };
    }

    private static void header(DataOutputStream out, int kind, Predictor predictor, Link link) throws IOException {
        out.writeByte(kind);
        out.writeByte(number(link));
        out.writeInt(predictor.features());
        out.writeInt(predictor.outputs());
    }

    private static void write(DataOutputStream out, double[] values) throws IOException {
        out.writeInt(values.length);
        for (double value : values) {
            out.writeDouble(value);
        }
    }

    private static void write(DataOutputStream out, int[] values) throws IOException {
        out.writeInt(values.length);
        for (int value : values) {
            out.writeInt(value);
        }
    }

    private static double[] doubles(DataInputStream in, long size) throws IOException {
        double[] values = new double[length(in, size, Double.BYTES)];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readDouble();
        }
        return values;
    }

    private static int[] ints(DataInputStream in, long size) throws IOException {
        int[] values = new int[length(in, size, Integer.BYTES)];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readInt();
        }
        return values;
    }

    /// A length that a damaged file cannot make greater than the file.
    private static int length(DataInputStream in, long size, int bytes) throws IOException {
        int length = in.readInt();
        if (length < 0 || (long) length * bytes > size) {
            throw new IllegalArgumentException("an array of " + length + " elements is longer than the file");
        }
        return length;
    }

    private static HeadraceException damaged(Path file, String why, @Nullable Throwable cause) {
        String message = file + " cannot be read as a predictor: " + why;
        return cause == null
                ? new HeadraceException(TrainingErrorCode.MODEL_FORMAT, message)
                : new HeadraceException(TrainingErrorCode.MODEL_FORMAT, message, cause);
    }
}
