package dev.headrace.serving.release;

import dev.headrace.serving.spi.ModelServer;
import dev.headrace.testkit.ModelServerConformanceTest;

final class FakeModelServerTest extends ModelServerConformanceTest {
    @Override
    protected ModelServer server() {
        return new FakeModelServer(answer -> answer);
    }

    @Override
    protected boolean hasOwnProcess() {
        return false;
    }

    @Override
    protected boolean logsPredictions() {
        return false;
    }
}
