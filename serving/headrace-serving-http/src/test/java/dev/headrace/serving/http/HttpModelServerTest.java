package dev.headrace.serving.http;

import dev.headrace.serving.spi.ModelServer;
import dev.headrace.testkit.ModelServerConformanceTest;
import java.time.Duration;
import java.time.InstantSource;

final class HttpModelServerTest extends ModelServerConformanceTest {
    @Override
    protected ModelServer server() {
        return new HttpModelServer(new HttpServingConfig(1, Duration.ofMillis(20)), InstantSource.system());
    }
}
