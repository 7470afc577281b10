package org.walletsuite.platform.event;

import java.util.List;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.springframework.kafka.listener.BatchListenerFailedException;

/**
 * Wraps a batch listener: retries a failed batch record by record and reports the record that fails. Those before it
 * are done, that one is retried, and the ones after it are not lost.
 */
final class BatchRetryInterceptor implements MethodInterceptor {

    @Override
    public @Nullable Object invoke(MethodInvocation call) throws Throwable {
        if (call.getArguments().length == 0 || !(call.getArguments()[0] instanceof List<?> records)) {
            return call.proceed();
        }
        try {
            return call.proceed();
        } catch (RuntimeException e) {
            if (records.size() == 1) {
                throw failed(records.getFirst(), e);
            }
        }
        for (var record : records) {
            single(call, record);
        }
        return null;
    }

    private static void single(MethodInvocation call, Object record) throws Throwable {
        var arguments = call.getArguments().clone();
        arguments[0] = List.of(record);
        try {
            AopUtils.invokeJoinpointUsingReflection(call.getThis(), call.getMethod(), arguments);
        } catch (RuntimeException e) {
            throw failed(record, e);
        }
    }

    private static BatchListenerFailedException failed(Object record, RuntimeException cause) {
        return new BatchListenerFailedException(
                "A listener cannot handle an event", cause, (ConsumerRecord<?, ?>) record);
    }
}
