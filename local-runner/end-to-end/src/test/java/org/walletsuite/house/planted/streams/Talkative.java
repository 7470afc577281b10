package org.walletsuite.house.planted.streams;

class Talkative {

    void say(String word) {
        System.out.println(word);
    }
}
