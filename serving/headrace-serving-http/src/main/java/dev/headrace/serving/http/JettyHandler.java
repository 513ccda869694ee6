package dev.headrace.serving.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries requests of Jetty to the [Api] and answers back. Thread-safe; each request has a virtual thread.
final class JettyHandler extends Handler.Abstract {
    private static final Logger LOG = LoggerFactory.getLogger(JettyHandler.class);

    private final Api api;
    private final int limit;

    JettyHandler(Api api, int limit) {
        this.api = api;
        this.limit = limit;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        write(response, answer(request), callback);
        return true;
    }

    private Reply answer(Request request) throws IOException {
        try {
            return api.answer(new JettyCall(request, limit));
        } catch (RuntimeException e) {
            LOG.error("{} {} failed", request.getMethod(), request.getHttpURI().getPath(), e);
            return Reply.error(500, "The server failed: " + e);
        }
    }

    private static void write(Response response, Reply reply, Callback callback) {
        byte[] body = Json.bytes(reply.body());
        response.setStatus(reply.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        reply.headers().forEach(response.getHeaders()::put);
        response.write(true, ByteBuffer.wrap(body), callback);
    }

    /// Writes what Jetty itself refuses, such as a request that is no HTTP.
    static boolean writeError(Request request, Response response, Callback callback) {
        Object message = request.getAttribute(ErrorHandler.ERROR_MESSAGE);
        int status = response.getStatus();
        write(response, Reply.error(status, message == null ? "Status " + status : message.toString()), callback);
        return true;
    }

    private record JettyCall(Request request, int limit) implements Api.Call {
        @Override
        public String method() {
            return request.getMethod();
        }

        @Override
        public String path() {
            return request.getHttpURI().getDecodedPath();
        }

        @Override
        public @Nullable String header(String name) {
            return request.getHeaders().get(name);
        }

        @Override
        public byte @Nullable [] body() throws IOException {
            InputStream in = Request.asInputStream(request);
            byte[] body = in.readNBytes(limit + 1);
            if (body.length <= limit) {
                return body;
            }
            // Clients that are cut off while they send do not read why.
            in.skip(limit);
            return null;
        }
    }
}
