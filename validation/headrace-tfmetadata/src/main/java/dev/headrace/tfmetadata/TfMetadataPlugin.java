package dev.headrace.tfmetadata;

import dev.headrace.core.ErrorCode;
import dev.headrace.core.plugin.Plugin;
import dev.headrace.core.plugin.Provided;
import dev.headrace.tfmetadata.format.TfMetadataErrorCode;
import java.util.List;

/// Provides nothing, and lists the error codes of this module. Stateless.
public final class TfMetadataPlugin implements Plugin {
    /// For the service loader.
    public TfMetadataPlugin() {}

    @Override
    public List<Provided<?>> provides() {
        return List.of();
    }

    @Override
    public List<ErrorCode> errorCodes() {
        return List.of(TfMetadataErrorCode.values());
    }
}
