package org.walletsuite.platform.event;

import java.util.List;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Around a listener: what it does about its records is seen in their traces. */
final class Heard implements MethodInterceptor {

    private final RecordSpans spans;

    Heard(RecordSpans spans) {
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

    /** A listener has other methods, too, that are about no records. */
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
