package org.walletsuite.house.planted.kafka;

import org.springframework.kafka.core.KafkaTemplate;

class Sender {

    final KafkaTemplate<String, String> kafka;

    Sender(KafkaTemplate<String, String> kafka) {
        this.kafka = kafka;
    }
}
