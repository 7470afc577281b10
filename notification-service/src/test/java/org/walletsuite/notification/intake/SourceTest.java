package org.walletsuite.notification.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.annotation.KafkaListener;

class SourceTest {

    /** What reconciliation compares is what is consumed. */
    @Test
    void isDeclaredForEachListenerOnce() {
        var listeners = Stream.of(Listeners.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(KafkaListener.class))
                .map(method -> method.getAnnotation(KafkaListener.class))
                .collect(Collectors.toMap(KafkaListener::id, listener -> listener.topics()[0]));

        assertThat(Source.ALL.stream().collect(Collectors.toMap(Source::listener, Source::topic)))
                .isEqualTo(listeners);
    }
}
