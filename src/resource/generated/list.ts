// Generated from schemas/ by `npm run generate`. Do not edit.

/**
 * Several resources in one document, as `kubectl get -o yaml` prints them. Each item is read as a document of its own.
 */
export interface ListDocument {
  /**
   * Version of the language the file is written in.
   */
  apiVersion: 'v1';
  /**
   * What the file declares.
   */
  kind: 'List';
  /**
   * Ignored: written by Kubernetes.
   */
  metadata?: {};
  /**
   * The resources, of any kind but List.
   */
  items: {}[];
}
