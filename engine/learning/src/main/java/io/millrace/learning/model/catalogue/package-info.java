/** What models a pipeline can name: each is a file of its own and one line here. */
package io.millrace.learning.model.catalogue;
