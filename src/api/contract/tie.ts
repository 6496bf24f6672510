import { z } from 'zod';

/** A type with every optional key marked and every array readonly, so that two of them can be held against each other. */
type Plain<T> = T extends readonly unknown[]
  ? { readonly [K in keyof T]: Plain<T[K]> }
  : T extends object
    ? {
        readonly [K in keyof T]-?: Pick<T, K> extends Required<Pick<T, K>>
          ? Plain<T[K]>
          : { readonly optional: Plain<Exclude<T[K], undefined>> };
      }
    : T;

type Same<A, B> = [Plain<A>] extends [Plain<B>] ? ([Plain<B>] extends [Plain<A>] ? true : false) : false;

type Keys<T> = T extends unknown ? keyof T : never;
type At<T, K> = T extends unknown ? (K extends keyof T ? T[K] : never) : never;

/** The keys by which two types differ, for the message of the compiler. */
type Different<A, B> = {
  [K in Keys<A> | Keys<B>]: K extends Keys<A> & Keys<B> ? (Same<At<A, K>, At<B, K>> extends true ? never : K) : K;
}[Keys<A> | Keys<B>];

/** Ties a schema to the type of a use case's answer: a change of the one without the other does not compile. */
export function schemaOf<T>() {
  return <S extends z.ZodType>(
    schema: S &
      (Same<z.output<S>, T> extends true ? unknown : { 'differs from the type in': Different<z.output<S>, T> }),
  ): S => schema;
}

/**
 * Ties a schema to the parameters of a use case: it has the same names, and what it lets through the use case takes. It may
 * be narrower, as in words of a list.
 */
export function parametersOf<T>() {
  return <S extends z.ZodType>(
    schema: S &
      (z.output<S> extends T
        ? Exclude<keyof T, keyof z.output<S>> | Exclude<keyof z.output<S>, keyof T> extends never
          ? unknown
          : { 'has other names than the type': Exclude<keyof T | keyof z.output<S>, keyof T & keyof z.output<S>> }
        : { 'lets through what the type does not': Different<z.output<S>, T> }),
  ): S => schema;
}

/** A named schema, or null. A union, since `.nullable()` would make the named component itself nullable. */
export function orNull<S extends z.ZodType>(schema: S) {
  return z.union([schema, z.null()]);
}
