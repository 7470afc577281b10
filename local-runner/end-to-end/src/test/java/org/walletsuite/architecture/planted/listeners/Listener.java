package org.walletsuite.architecture.planted.listeners;

import org.springframework.kafka.annotation.KafkaListener;

class Listener {

    @KafkaListener(topics = "users")
    void on(String event) {
        throw new IllegalStateException(event);
    }
}
