package org.walletsuite.platform.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.opentelemetry.api.trace.SpanContext;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.trace.TraceParent;

/**
 * Commands that are decided one after the other and independently: a rejected one does not affect the others.
 *
 * @param traces the trace of each command, as a W3C traceparent; null for the trace of the batch's own request, which
 *     applies to all where the list is absent
 */
public record CommandBatch(
        @NotNull @Size(min = 1, max = CommandBatch.LARGEST) List<@Valid LedgerCommand> commands,

        @Size(max = CommandBatch.LARGEST) @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        List<@Nullable String> traces) {

    public static final int LARGEST = 128;

    /** Commands of one request. */
    public CommandBatch(List<LedgerCommand> commands) {
        this(commands, null);
    }

    /** Commands of several requests, sent within the trace of one of them. */
    static CommandBatch of(List<LedgerCommand> commands, List<SpanContext> traces, SpanContext carrier) {
        if (traces.stream().allMatch(carrier::equals)) {
            return new CommandBatch(commands);
        }
        var others = new ArrayList<@Nullable String>(traces.size());
        for (var trace : traces) {
            others.add(trace.equals(carrier) ? null : TraceParent.text(trace));
        }
        return new CommandBatch(commands, others);
    }

    /** The trace of a command where it differs from the trace of the batch's request. */
    public Optional<SpanContext> trace(int command) {
        return Optional.ofNullable(traces)
                .filter(known -> command < known.size())
                .map(known -> known.get(command))
                .map(TraceParent::of)
                .filter(SpanContext::isValid);
    }
}
