package org.walletsuite.platform.event;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.walletsuite.platform.testing.Patience.await;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.walletsuite.platform.testing.ServiceTest;

@ServiceTest
@Import(WelcomeListener.Listeners.class)
@TestConstructor(autowireMode = AutowireMode.ALL)
class ListenerTest {

    private final MeterRegistry meters;
    private final ConcurrentKafkaListenerContainerFactory<?, ?> containers;

    ListenerTest(MeterRegistry meters, ConcurrentKafkaListenerContainerFactory<?, ?> containers) {
        this.meters = meters;
        this.containers = containers;
    }

    @Test
    void aListenerWithoutItsOwnGroupAndStartIsRefused() {
        assertThatThrownBy(() -> containers.createContainer(UserEvent.TOPIC))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("needs an id that is its group");
    }

    @Test
    void kafkasClientMeasuresTheLagOfEachListener() {
        await().until(() -> meters.find("kafka.consumer.fetch.manager.records.lag.max").gauges().stream()
                .anyMatch(lag -> String.valueOf(lag.getId().getTag("client.id")).contains("welcomes")));
    }
}
