package org.walletsuite.voucher.testing;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.util.LinkedMultiValueMap;

/** The multipart form of an order in the making. */
public final class OrderForm extends LinkedMultiValueMap<String, Object> {

    public static OrderForm eCode(long card, String amount, String pin) {
        return new OrderForm()
                .text("type", "E-Code")
                .text("card", Long.toString(card))
                .text("amount", amount)
                .text("e_code_pin", pin);
    }

    public static OrderForm physical(long card, String amount, byte[] image) {
        return new OrderForm()
                .text("type", "Physical")
                .text("card", Long.toString(card))
                .text("amount", amount)
                .file("image", "card.png", image);
    }

    public OrderForm text(String field, String text) {
        set(field, text);
        return this;
    }

    public OrderForm file(String field, String name, byte[] bytes) {
        set(field, new ByteArrayResource(bytes) {
            @Override
            public String getFilename() {
                return name;
            }
        });
        return this;
    }

    public OrderForm without(String field) {
        remove(field);
        return this;
    }
}
