package org.walletsuite.platform.event;

import java.util.List;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Wraps a listener so that its work on a record appears in the record's trace. */
final class ListenerSpanInterceptor implements MethodInterceptor {

    private final RecordSpans spans;

    ListenerSpanInterceptor(RecordSpans spans) {
        this.spans = spans;
    }

    @Override
    public @Nullable Object invoke(MethodInvocation call) throws Throwable {
        try (var span = spans.process(records(call.getArguments()))) {
            try {
                return call.proceed();
            } catch (RuntimeException e) {
                span.failed(e);
                throw e;
            }
        }
    }

    /** A listener also has methods that take no records. */
    private static List<? extends ConsumerRecord<?, ?>> records(@Nullable Object[] arguments) {
        var first = arguments.length == 0 ? null : arguments[0];
        return switch (first) {
            case ConsumerRecord<?, ?> record -> List.of(record);
            case List<?> batch ->
                batch.stream()
                        .<ConsumerRecord<?, ?>>mapMulti((one, next) -> {
                            if (one instanceof ConsumerRecord<?, ?> record) {
                                next.accept(record);
                            }
                        })
                        .toList();
            case null, default -> List.of();
        };
    }
}
