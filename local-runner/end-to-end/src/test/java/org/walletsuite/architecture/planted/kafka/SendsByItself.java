package org.walletsuite.architecture.planted.kafka;

import org.springframework.kafka.core.KafkaTemplate;

class SendsByItself {

    final KafkaTemplate<String, String> kafka;

    SendsByItself(KafkaTemplate<String, String> kafka) {
        this.kafka = kafka;
    }
}
