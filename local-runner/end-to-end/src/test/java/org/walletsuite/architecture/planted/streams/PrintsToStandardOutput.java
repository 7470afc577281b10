package org.walletsuite.architecture.planted.streams;

class PrintsToStandardOutput {

    void say(String word) {
        System.out.println(word);
    }
}
