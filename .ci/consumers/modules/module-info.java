/** An application of one module: its messages are in an open package and, to see what is said then, in a closed one. */
module com.acme.shop {
    requires io.framewright.framing;

    opens com.acme.shop;
}
