package org.walletsuite.platform.event;

import java.lang.reflect.Type;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.KafkaNull;
import org.springframework.kafka.support.converter.MessagingMessageConverter;

/** Hands listeners the event in a record; a type this version does not know becomes {@link KafkaNull}. */
final class EventConverter extends MessagingMessageConverter {

    private final EventCodec codec;

    EventConverter(EventCodec codec) {
        this.codec = codec;
    }

    @Override
    protected Object extractAndConvertValue(ConsumerRecord<?, ?> record, @Nullable Type type) {
        if (!(record.value() instanceof byte[] value)) {
            return KafkaNull.INSTANCE;
        }
        return codec.decode(record.headers(), value).<Object>map(event -> event).orElse(KafkaNull.INSTANCE);
    }
}
