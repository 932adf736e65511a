package com.acme.shop;

import java.io.Serializable;

/** A message that every codec but protobuf takes. */
record Order(long id, String item, int quantity) implements Serializable {}
