package org.walletsuite.architecture.planted.listeners;

import org.springframework.kafka.annotation.KafkaListener;

class SameName {

    @KafkaListener(id = "one", topics = "users")
    void on(String event) {
        throw new IllegalStateException(event);
    }

    @KafkaListener(id = "one", topics = "access")
    void onAnother(String event) {
        throw new IllegalStateException(event);
    }
}
