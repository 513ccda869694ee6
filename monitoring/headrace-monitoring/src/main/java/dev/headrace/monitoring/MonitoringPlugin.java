package dev.headrace.monitoring;

import dev.headrace.core.component.Component;
import dev.headrace.core.plugin.Plugin;
import dev.headrace.core.plugin.Provided;
import java.util.List;

/// Provides the component `drift-monitor`. Stateless.
public final class MonitoringPlugin implements Plugin {
    /// For the service loader.
    public MonitoringPlugin() {}

    @Override
    public List<Provided<?>> provides() {
        return List.of(new Provided<>("drift-monitor", Component.class, DriftMonitor.class, DriftMonitorConfig.class));
    }
}
