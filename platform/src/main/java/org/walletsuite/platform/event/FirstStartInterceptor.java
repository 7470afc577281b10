package org.walletsuite.platform.event;

import java.time.Instant;
import java.util.List;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.ProxyMethodInvocation;

/**
 * Wraps a listener that begins with events from its first deployment on, and skips earlier ones. Kafka's own
 * {@code latest} would also skip events that arrive while the listener is down and its offsets are lost, or on a new
 * partition.
 */
final class FirstStartInterceptor implements MethodInterceptor {

    private final long since;

    FirstStartInterceptor(Instant firstStart) {
        this.since = firstStart.toEpochMilli();
    }

    @Override
    public @Nullable Object invoke(MethodInvocation call) throws Throwable {
        var arguments = call.getArguments();
        return switch (arguments.length == 0 ? null : arguments[0]) {
            case ConsumerRecord<?, ?> record -> isNew(record) ? call.proceed() : null;
            case List<?> records -> {
                var fresh = records.stream().filter(this::isNew).toList();
                if (fresh.isEmpty()) {
                    yield null;
                }
                arguments[0] = fresh;
                ((ProxyMethodInvocation) call).setArguments(arguments);
                yield call.proceed();
            }
            case null, default -> call.proceed();
        };
    }

    private boolean isNew(Object record) {
        return !(record instanceof ConsumerRecord<?, ?> one) || one.timestamp() >= since;
    }
}
