package org.walletsuite.platform.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A trace context outside a request: as the text of the W3C header, and as 25 bytes in a database. */
public final class TraceParent {

    public static final String HEADER = "traceparent";

    private static final String VERSION = "00-";
    private static final int TEXT = 55;
    private static final int TRACE_ID = 16;
    private static final int SPAN_ID = 8;
    private static final int BYTES = TRACE_ID + SPAN_ID + 1;

    private TraceParent() {}

    /** The current request's trace context; invalid outside a request. */
    public static SpanContext current() {
        return Span.current().getSpanContext();
    }

    /** The header's text; null for an invalid context. */
    public static @Nullable String text(SpanContext context) {
        return context.isValid()
                ? VERSION + context.getTraceId() + "-" + context.getSpanId() + "-"
                        + context.getTraceFlags().asHex()
                : null;
    }

    /** Trace id, span id and flags; null for an invalid context. */
    public static byte @Nullable [] bytes(SpanContext context) {
        return context.isValid()
                ? ByteBuffer.allocate(BYTES)
                        .put(context.getTraceIdBytes())
                        .put(context.getSpanIdBytes())
                        .put(context.getTraceFlags().asByte())
                        .array()
                : null;
    }

    /** Parses {@link #text}; an invalid context for anything else. */
    public static SpanContext of(@Nullable String text) {
        if (text == null || text.length() != TEXT || !text.startsWith(VERSION) || !isHex(text.substring(TEXT - 2))) {
            return SpanContext.getInvalid();
        }
        // An invalid character in an id makes the context invalid.
        return SpanContext.createFromRemoteParent(
                text.substring(3, 35),
                text.substring(36, 52),
                TraceFlags.fromHex(text, TEXT - 2),
                TraceState.getDefault());
    }

    /** Parses {@link #bytes}; an invalid context for anything else. */
    public static SpanContext of(byte @Nullable [] bytes) {
        if (bytes == null || bytes.length != BYTES) {
            return SpanContext.getInvalid();
        }
        var hex = HexFormat.of();
        return SpanContext.createFromRemoteParent(
                hex.formatHex(bytes, 0, TRACE_ID),
                hex.formatHex(bytes, TRACE_ID, BYTES - 1),
                TraceFlags.fromByte(bytes[BYTES - 1]),
                TraceState.getDefault());
    }

    /** Whether the header's text may be that of a sampled trace, by the last bit of its flags, at the text's end. */
    public static boolean mayBeSampled(byte[] text) {
        return text.length == TEXT && Character.digit(text[TEXT - 1], 16) % 2 == 1;
    }

    private static boolean isHex(String text) {
        return text.chars().allMatch(HexFormat::isHexDigit);
    }
}
